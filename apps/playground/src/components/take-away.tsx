/** The style as code, in the languages that people use it from. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { proposedKey } from '../reading.ts'
import { htmlSnippet } from '../snippets/html.ts'
import { pythonSnippet } from '../snippets/python.ts'
import { cliSnippet, curlSnippet } from '../snippets/shell.ts'
import type { SnippetInput } from '../snippets/snippet.ts'
import { typescriptSnippet } from '../snippets/typescript.ts'
import { CodeBlock } from './code-block.tsx'
import { usePlayground } from './playground-context.ts'

const LANGUAGES = ['TypeScript', 'CLI', 'curl', 'HTML', 'Python'] as const
type Language = (typeof LANGUAGES)[number]

/** Tabs with code. */
export function TakeAway(): ComponentChildren {
  const [language, setLanguage] = useState<Language>('TypeScript')
  const tabs = useRef<HTMLDivElement>(null)
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (by === undefined) return
    const count = LANGUAGES.length
    const next = LANGUAGES[(LANGUAGES.indexOf(language) + by + count) % count]
    if (!next) return
    setLanguage(next)
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <section class="take" aria-labelledby="take-title">
      <h2 id="take-title" class="label">
        Take it away
      </h2>
      <div class="tabs" role="tablist" aria-label="Language" ref={tabs} onKeyDown={step}>
        {LANGUAGES.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            class="tabs__tab"
            aria-selected={name === language}
            aria-controls="take-panel"
            tabIndex={name === language ? 0 : -1}
            onClick={() => setLanguage(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="take-panel" aria-labelledby={`tab-${language}`}>
        <Snippet language={language} />
      </div>
    </section>
  )
}

function Snippet({ language }: { readonly language: Language }): ComponentChildren {
  const input = useSnippetInput()
  const url = usePresignedUrl(input, language === 'curl')
  if (input.reading.isEmpty) return <p class="note">Add an action, and its code stands here.</p>
  if (language === 'curl' && url === undefined) {
    return (
      <p class="note">Presigning needs keys: connect an emulator, and the command stands here.</p>
    )
  }
  return <CodeBlock code={codeIn(language, input, url ?? '')} what={`the ${language} code`} />
}

function codeIn(language: Language, input: SnippetInput, url: string): string {
  switch (language) {
    case 'TypeScript':
      return typescriptSnippet(input)
    case 'CLI':
      return cliSnippet(input)
    case 'curl':
      return curlSnippet(input, url)
    case 'HTML':
      return htmlSnippet(input)
    default:
      return pythonSnippet(input)
  }
}

function useSnippetInput(): SnippetInput {
  const { reading, source, renderer } = usePlayground()
  const { region = 'cn-hangzhou', bucket = 'examplebucket' } = renderer?.link.connection ?? {}
  const { saveAs } = reading.tree ?? {}
  return {
    reading,
    region,
    bucket,
    key: source?.key ?? 'photo.jpg',
    target: { key: saveAs?.key ?? proposedKey(reading), bucket: saveAs?.bucket ?? bucket },
    sourceWidth: source?.facts?.width,
  }
}

/** An hour's URL of the processed picture. */
function usePresignedUrl({ key, reading }: SnippetInput, isWanted: boolean): string | undefined {
  const { renderer } = usePlayground()
  const [url, setUrl] = useState<string>()
  const { style } = reading
  useEffect(() => {
    if (!renderer || !isWanted) return
    renderer.link.url({ key, style, expiresIn: 3600 }).then(setUrl, () => setUrl(undefined))
  }, [renderer, isWanted, key, style])
  return url
}
