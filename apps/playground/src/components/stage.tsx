/** The large view: source and result, and what is known about them. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Outcome } from '../emulator/renderer.ts'
import { hasError, readText } from '../style/reading.ts'
import { Compare } from './compare.tsx'
import { Facts } from './facts.tsx'
import { usePlayground } from './playground-context.ts'
import { SourcePicker } from './source-picker.tsx'
import { STAGE_MODES, type StageMode } from './stage-mode.ts'
import { useFileDrop } from './use-file-drop.ts'
import { useOutcome } from './use-outcome.ts'

/** The stage with its tools; pictures can be dropped onto it. */
export function Stage(): ComponentChildren {
  const { reading, source, choose } = usePlayground()
  const [mode, setMode] = useState<StageMode>('compare')
  const isOver = useFileDrop(choose)
  const isWrong = hasError(reading)
  const { outcome, drawnStyle, isWaiting } = useOutcome(isWrong ? undefined : reading.style)
  // While a newer picture is on its way, the one that is shown keeps the place of its own style.
  const { forecast } = isWaiting ? readText(drawnStyle ?? '', source?.facts) : reading
  return (
    <section class="stage" aria-labelledby="stage-title" data-over={isOver}>
      <h2 id="stage-title" class="visually-hidden">
        Picture
      </h2>
      <div class="stage__bar">
        <SourcePicker />
        <ModePicker mode={mode} setMode={setMode} />
      </div>
      <div class="stage__field" data-waiting={isWaiting} aria-busy={isWaiting}>
        {source && <Compare {...{ source, outcome, forecast, mode }} />}
        <StageNote outcome={outcome} isWrong={isWrong} />
      </div>
      <Facts {...{ outcome, isWaiting }} />
    </section>
  )
}

interface ModePickerProps {
  readonly mode: StageMode
  readonly setMode: (mode: StageMode) => void
}

function ModePicker({ mode, setMode }: ModePickerProps): ComponentChildren {
  return (
    <div class="segments" role="radiogroup" aria-label="View">
      {STAGE_MODES.map((name) => (
        <label key={name} class="segments__item">
          <input
            type="radio"
            class="visually-hidden"
            name="mode"
            checked={mode === name}
            onChange={() => setMode(name)}
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
  )
}

interface StageNoteProps {
  readonly outcome: Outcome | undefined
  readonly isWrong: boolean
}

/** Why there is no result to see, in words. */
function StageNote({ outcome, isWrong }: StageNoteProps): ComponentChildren {
  const { renderer, connect } = usePlayground()
  if (isWrong) return <p class="stage__note">The string has a problem, so nothing is drawn.</p>
  if (!renderer) {
    return (
      <p class="stage__note">
        This is the source. For the result, run <code>npx oss-process playground</code>, or{' '}
        <button type="button" class="textlink" onClick={connect}>
          connect an emulator
        </button>
        .
      </p>
    )
  }
  if (outcome?.kind === 'refused') {
    const { code, message, ec } = outcome.refusal
    return (
      <p class="stage__note stage__note--bad" role="alert">
        <b>{code}</b> {message} {ec && <code>{ec}</code>}
      </p>
    )
  }
  if (outcome?.kind === 'unreachable') {
    return (
      <p class="stage__note stage__note--bad">The emulator did not answer: {outcome.message}</p>
    )
  }
  if (outcome?.kind === 'picture' && !outcome.facts) {
    return (
      <p class="stage__note">
        The result is {outcome.contentType}, which this browser cannot show.
      </p>
    )
  }
  return null
}
