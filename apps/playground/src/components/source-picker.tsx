/** Chooses the picture: one of the samples, or a file. */
import type { ComponentChildren } from 'preact'
import { samples } from '../picture/source.ts'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'

/** Thumbnails of the samples, and a button for a file of one's own. */
export function SourcePicker(): ComponentChildren {
  const { source, choose } = usePlayground()
  return (
    <fieldset class="sources">
      <legend class="visually-hidden">Source picture</legend>
      {samples.map(({ id, file, title }) => (
        <button
          key={id}
          type="button"
          class="sources__sample"
          aria-pressed={source?.sample === id}
          title={title}
          onClick={() => choose(id)}
        >
          <img src={`./samples/${file}`} alt={title} />
        </button>
      ))}
      <label class="button sources__file">
        <Icon name="picture" />
        <span>{source && !source.sample ? source.name : 'Your picture'}</span>
        <input
          class="visually-hidden"
          type="file"
          accept="image/*,.heic,.tif,.tiff"
          aria-label="Choose a picture of your own"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0]
            if (file) choose(file)
          }}
        />
      </label>
    </fieldset>
  )
}
