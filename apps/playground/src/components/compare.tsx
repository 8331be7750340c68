/** Source and result: one over the other, beside each other, or the result alone. */
import type { ComponentChildren } from 'preact'
import type { Outcome } from '../emulator/renderer.ts'
import type { Source } from '../picture/source.ts'
import type { Forecast } from '../style/reading.ts'
import { CompareSlider } from './compare-slider.tsx'
import { ScrollArea } from './scroll-area.tsx'
import type { StageMode } from './stage-mode.ts'

interface CompareProps {
  readonly source: Source
  readonly outcome: Outcome | undefined
  /** Of the style that made the outcome. */
  readonly forecast: Forecast
  readonly mode: StageMode
}

/** Shows what there is: the source alone, both pictures, or the text that came back. */
export function Compare({ source, outcome, forecast, mode }: CompareProps): ComponentChildren {
  if (outcome?.kind === 'text') return <TextResult text={outcome.text} />
  if (outcome?.kind !== 'picture' || !outcome.facts) {
    return (
      <div class="compare compare--alone">
        <SourcePicture source={source} />
      </div>
    )
  }
  const { url, facts } = outcome
  const result = <img class="picture picture--result" src={url} alt="Result" />
  if (mode === 'actual size') {
    return (
      <ScrollArea className="compare compare--actual" name="Result, actual size">
        {result}
      </ScrollArea>
    )
  }
  if (mode === 'compare' && source.facts) {
    const result = { url, size: facts, forecast }
    return <CompareSlider source={source} sourceSize={source.facts} result={result} />
  }
  return (
    <div class="compare compare--beside">
      <figure>
        <SourcePicture source={source} />
        <figcaption>Source</figcaption>
      </figure>
      <figure>
        {result}
        <figcaption>Result</figcaption>
      </figure>
    </div>
  )
}

function SourcePicture({ source }: { readonly source: Source }): ComponentChildren {
  if (!source.facts) {
    return <p class="note">This browser cannot show the source; the emulator may still read it.</p>
  }
  return <img class="picture" src={source.url} alt={`Source: ${source.name}`} />
}

function TextResult({ text }: { readonly text: string }): ComponentChildren {
  const color = /^(?:0x|#)?([0-9a-f]{6})$/i.exec(text.trim())?.[1]
  return (
    <ScrollArea className="compare compare--text" name="Result, as text">
      {color && <span class="compare__color" style={{ background: `#${color}` }} />}
      <pre>{text}</pre>
    </ScrollArea>
  )
}
