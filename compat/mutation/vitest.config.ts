/** The tests of process-string that run once for each mutant; see `process-string.config.mjs`. */
import { defineConfig } from 'vitest/config'
import { shared } from '../../vitest.shared.ts'

export default defineConfig({
  ...shared,
  test: {
    ...shared.test,
    reporters: ['default'],
    // One worker for all files: a mutant's run is over before a second worker would have begun.
    isolate: false,
    exclude: [
      // These call the compiler or a bundler, which a mutant does not change in a useful way.
      'test/literal*.test.ts',
      'test/bundle.test.ts',
      'test/recipe.test.ts',
      // These are about files, not about code.
      'test/readme.test.ts',
      'test/reference-markdown.test.ts',
      // Seconds each: a million separators, thousands of random inputs.
      'test/hostile.test.ts',
      'test/properties.test.ts',
      'test/random-texts.test.ts',
    ],
  },
})
