/** Two pictures in one frame, with a line between them that is dragged. */
import type { Box, Size } from '@oss-process/process-string/geometry'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { alignResult, joined } from '../picture/alignment.ts'
import type { Source } from '../picture/source.ts'
import type { Forecast } from '../style/reading.ts'

interface CompareSliderProps {
  readonly source: Source
  readonly sourceSize: Size
  readonly result: { readonly url: string; readonly size: Size; readonly forecast: Forecast }
}

/** The result lies where it was cut from; turned or distorted, both are fitted into the frame. */
export function CompareSlider(props: CompareSliderProps): ComponentChildren {
  const [cut, setCut] = useState(50)
  const { frame, before, after } = placementOf(props)
  return (
    <div class="compare compare--slider">
      <div class={frame ? 'frame' : 'frame frame--loose'} style={{ '--cut': `${cut}%`, ...frame }}>
        {frame && <img class="frame__ghost" src={props.source.url} alt="" style={before} />}
        <div class="frame__side frame__side--before">
          <img src={props.source.url} alt={`Source: ${props.source.name}`} style={before} />
          <span class="frame__tag">Source</span>
        </div>
        <div class="frame__side frame__side--after">
          <img class="picture--result" src={props.result.url} alt="Result" style={after} />
          <span class="frame__tag">Result</span>
        </div>
        <span class="frame__line" aria-hidden="true">
          <span class="frame__knob" />
        </span>
        <input
          class="frame__range"
          type="range"
          min={0}
          max={100}
          step={0.5}
          value={cut}
          aria-label="Line between source and result"
          aria-valuetext={`${Math.round(cut)} percent source`}
          onInput={(event) => setCut(event.currentTarget.valueAsNumber)}
        />
      </div>
    </div>
  )
}

type Declarations = Readonly<Record<string, string | number>>

interface Placement {
  /** Missing when the pictures do not lie over each other. */
  readonly frame: Declarations | undefined
  readonly before: Declarations
  readonly after: Declarations
}

function placementOf({ sourceSize, result }: CompareSliderProps): Placement {
  const { forecast } = result
  const whole: Box = { left: 0, top: 0, width: sourceSize.width, height: sourceSize.height }
  const aligned =
    forecast.kind === 'picture' && isSame(forecast.size, result.size)
      ? alignResult(forecast.steps, sourceSize)
      : undefined
  if (!aligned) {
    return { frame: undefined, before: ratioOf(sourceSize), after: ratioOf(result.size) }
  }
  const frame = joined(whole, aligned)
  return { frame: ratioOf(frame), before: within(whole, frame), after: within(aligned, frame) }
}

function isSame(one: Size, other: Size): boolean {
  return one.width === other.width && one.height === other.height
}

function ratioOf({ width, height }: Size): Declarations {
  return { '--ratio': width / height }
}

/** A rectangle as shares of the frame that it lies in. */
function within(box: Box, frame: Box): Declarations {
  const share = (part: number, of: number): string => `${((part / of) * 100).toFixed(3)}%`
  return {
    left: share(box.left - frame.left, frame.width),
    top: share(box.top - frame.top, frame.height),
    width: share(box.width, frame.width),
    height: share(box.height, frame.height),
  }
}
