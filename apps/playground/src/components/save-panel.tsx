/** Processes and saves for real, and shows the request as it went over the wire. */
import { saveAs } from '@oss-process/process-string'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { EmulatorLink, Exchange } from '../emulator/emulator-link.ts'
import type { Renderer } from '../emulator/renderer.ts'
import type { Place } from '../page/page-state.ts'
import type { Source } from '../picture/source.ts'
import { hasError, proposedKey } from '../style/reading.ts'
import { CodeBlock } from './code-block.tsx'
import { usePlayground } from './playground-context.ts'

type Saved =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'answered'; readonly exchange: Exchange; readonly picture: string | undefined }

/** Fields for bucket and key, the button, and what came of it. */
export function SavePanel(): ComponentChildren {
  const { renderer, source, reading, connect, announce } = usePlayground()
  const { place, setPlace } = useTarget()
  const [saved, setSaved] = useState<Saved>({ kind: 'nothing' })
  const isReady = renderer && source && !hasError(reading) && !reading.isEmpty
  const save = async (event: Event): Promise<void> => {
    event.preventDefault()
    if (!renderer) connect()
    if (!renderer || !source || saved.kind === 'waiting') return
    setSaved({ kind: 'waiting' })
    const result = await savePicture({ renderer, source, style: reading.style, place })
    setSaved(result)
    announce(outcomeText(result))
  }
  return (
    <section class="save" aria-labelledby="save-title">
      <h2 id="save-title" class="label">
        Save as
      </h2>
      <form class="save__form" onSubmit={(event) => void save(event)}>
        <PlaceField
          name="Bucket"
          value={place.bucket}
          set={(bucket) => setPlace({ ...place, bucket })}
        />
        <PlaceField name="Key" value={place.key} set={(key) => setPlace({ ...place, key })} />
        <button type="submit" class="button button--main" disabled={renderer && !isReady}>
          {renderer ? 'Process and save' : 'Connect an emulator to save'}
        </button>
      </form>
      <Result saved={saved} />
    </section>
  )
}

/** The target that the string names; else what was typed here. */
function useTarget(): { place: Place; setPlace: (place: Place) => void } {
  const { reading, renderer, dispatch } = usePlayground()
  const bucket = renderer?.link.connection.bucket ?? 'playground'
  const [typed, setTyped] = useState<Partial<Place>>({})
  const named = reading.tree?.saveAs
  const place = named
    ? { key: named.key, bucket: named.bucket ?? bucket }
    : { key: proposedKey(reading), bucket, ...typed }
  const setPlace = (next: Place): void => {
    setTyped(next)
    if (!named) return
    try {
      dispatch({ type: 'text', text: String(saveAs(reading.style, next)), group: 'target' })
    } catch {
      // A name on the way to being right; the button says what is wrong with it.
    }
  }
  return { place, setPlace }
}

interface PlaceFieldProps {
  readonly name: string
  readonly value: string
  readonly set: (value: string) => void
}

function PlaceField({ name, value, set }: PlaceFieldProps): ComponentChildren {
  const id = `save-${name.toLowerCase()}`
  return (
    <div class="save__field">
      <label for={id}>{name}</label>
      <input
        class="input"
        {...{ id, value }}
        spellcheck={false}
        autocapitalize="off"
        onInput={(event) => set(event.currentTarget.value)}
      />
    </div>
  )
}

interface SaveInput {
  readonly renderer: Renderer
  readonly source: Source
  readonly style: string
  readonly place: Place
}

async function savePicture({ renderer, source, style, place }: SaveInput): Promise<Saved> {
  const { link } = renderer
  try {
    const process = String(saveAs(style, place))
    await renderer.render(source, style)
    if (place.bucket !== link.connection.bucket) await link.createBucket(place.bucket)
    const exchange = await link.processObject(source.key, process)
    return {
      kind: 'answered',
      exchange,
      picture: exchange.refusal ? undefined : await shown(link, place),
    }
  } catch (error) {
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) }
  }
}

async function shown(link: EmulatorLink, { bucket, key }: Place): Promise<string | undefined> {
  const answer = await link.getObject({ bucket, key, style: '' })
  return answer.ok && answer.contentType.startsWith('image/')
    ? URL.createObjectURL(new Blob([answer.blob], { type: answer.contentType }))
    : undefined
}

function outcomeText(saved: Saved): string {
  if (saved.kind === 'failed') return saved.message
  if (saved.kind !== 'answered') return ''
  return saved.exchange.refusal ? `Refused: ${saved.exchange.refusal.message}` : 'Saved'
}

function Result({ saved }: { readonly saved: Saved }): ComponentChildren {
  if (saved.kind === 'nothing') {
    return (
      <p class="note">
        One signed POST processes the picture and stores the result. The request is shown here, with
        every stage of its signature.
      </p>
    )
  }
  if (saved.kind === 'waiting') return <p class="note">Saving…</p>
  if (saved.kind === 'failed') return <p class="note note--bad">{saved.message}</p>
  const { exchange, picture } = saved
  return (
    <div class="save__result">
      {exchange.refusal ? (
        <p class="note note--bad">
          <b>{exchange.refusal.code}</b> {exchange.refusal.message}
        </p>
      ) : (
        <p class="note note--good">Saved. This is the stored object, fetched again:</p>
      )}
      {picture && <img class="save__picture" src={picture} alt="The saved object" />}
      <Wire exchange={exchange} />
    </div>
  )
}

function Wire({ exchange }: { readonly exchange: Exchange }): ComponentChildren {
  const { request, canonicalRequest, stringToSign, signature, status, response } = exchange
  const parts = [
    ['Request', request],
    ['Canonical request', canonicalRequest],
    ['String to sign', stringToSign],
    ['Signature', signature],
    [`Response, status ${status}`, response],
  ] as const
  return (
    <div class="wire">
      {parts.map(([name, text], position) => (
        <details key={name} open={position === 0 || position === parts.length - 1}>
          <summary>{name}</summary>
          <CodeBlock code={text} what={name.toLowerCase()} />
        </details>
      ))}
    </div>
  )
}
