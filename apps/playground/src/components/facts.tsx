/** Sizes of source and result in pixels and bytes, and whether the prediction held. */
import type { ComponentChildren } from 'preact'
import type { Outcome } from '../emulator/renderer.ts'
import type { Forecast } from '../style/reading.ts'
import { bytes, pixels } from '../style/words.ts'
import { usePlayground } from './playground-context.ts'

interface FactsProps {
  readonly outcome: Outcome | undefined
  /** Whether the outcome is of an older style, so that nothing can be said about the prediction. */
  readonly isWaiting: boolean
}

/** A line of facts below the picture. */
export function Facts({ outcome, isWaiting }: FactsProps): ComponentChildren {
  const { source, reading } = usePlayground()
  if (!source) return <dl class="facts" />
  const drawn = outcome?.kind === 'picture' || outcome?.kind === 'text' ? outcome : undefined
  return (
    <dl class="facts">
      <div class="facts__item">
        <dt>Source</dt>
        <dd>
          {source.facts ? `${pixels(source.facts)} · ` : ''}
          {bytes(source.blob.size)}
        </dd>
      </div>
      {drawn && (
        <div class="facts__item">
          <dt>Result</dt>
          <dd>
            {drawn.kind === 'picture' && drawn.facts ? `${pixels(drawn.facts)} · ` : ''}
            {bytes(drawn.byteLength)} <Share part={drawn.byteLength} whole={source.blob.size} />
          </dd>
        </div>
      )}
      <div class="facts__item">
        <dt>Predicted</dt>
        <dd>
          {foretold(reading.forecast)}{' '}
          {!isWaiting && <Verdict forecast={reading.forecast} outcome={outcome} />}
        </dd>
      </div>
    </dl>
  )
}

function Share({ part, whole }: { part: number; whole: number }): ComponentChildren {
  return (
    <span class="facts__share">
      {Math.max(1, Math.round((part / whole) * 100))} % of the source
    </span>
  )
}

function foretold(forecast: Forecast): string {
  if (forecast.kind === 'picture') return pixels(forecast.size)
  return forecast.kind === 'text' ? 'text, not a picture' : 'not known'
}

interface VerdictProps {
  readonly forecast: Forecast
  readonly outcome: Outcome | undefined
}

/** Says whether what was drawn has the predicted size. */
function Verdict({ forecast, outcome }: VerdictProps): ComponentChildren {
  if (forecast.kind !== 'picture' || outcome?.kind !== 'picture' || !outcome.facts) return null
  const { width, height } = outcome.facts
  const isSame = width === forecast.size.width && height === forecast.size.height
  return isSame ? (
    <span class="facts__good">as drawn</span>
  ) : (
    <span class="facts__bad">differs from what was drawn</span>
  )
}
