/** Which style fits which mode, checked by the compiler alone. */
import {
  deblindWatermark,
  image,
  type Mode,
  named,
  type ProcessString,
  pipeline,
  resize,
  type Style,
  saveAs,
  watermark,
} from '@oss-process/process-string'
import { videoConvert, videoSnapshot, videoSprite } from '@oss-process/process-string/video'

declare function getObject(style: Style<'sync'> | string): void
declare function processObject(process: ProcessString<'sync'> | string): void
declare function asyncProcessObject(process: ProcessString<'async'> | string): void

const thumb = image(resize({ width: 1 }))
getObject(thumb)
getObject(named('small'))
processObject(thumb.saveAs({ key: 'k' }))
processObject(named('small').saveAs({ key: 'k' }))
asyncProcessObject(named('small').saveAs({ key: 'k' }))
asyncProcessObject(saveAs('video/convert,f_mp4', { key: 'k' }))
export const both: Style<Mode> = named('small')
getObject(pipeline(thumb, named('small')))
processObject(pipeline(thumb, named('small')).saveAs({ key: 'k' }))

// @ts-expect-error a style is not saved yet
processObject(thumb)
// @ts-expect-error a process string is not a style
getObject(thumb.saveAs({ key: 'k' }))
// @ts-expect-error image actions are synchronous
asyncProcessObject(thumb.saveAs({ key: 'k' }))
// @ts-expect-error styles of videos are no part of a pipeline
pipeline(thumb, videoConvert({ format: 'mp4' }))
// @ts-expect-error nor are styles with a target
pipeline(thumb.saveAs({ key: 'k' }), thumb)
// @ts-expect-error a target is given once
thumb.saveAs({ key: 'k' }).saveAs({ key: 'k' })
// @ts-expect-error not a mode
resize({ mode: 'cover', width: 1 })
// @ts-expect-error not a number
resize({ width: '100' })
// @ts-expect-error not an option
resize({ width: 1, wdith: 2 })
// @ts-expect-error not a flag
resize({ width: 1, limit: 0 })
// @ts-expect-error no angle
rotate()
// @ts-expect-error no action
image()

const converted = videoConvert({ format: 'mp4' })
asyncProcessObject(converted.saveAs({ key: 'k' }))
getObject(videoSnapshot({ time: 0, format: 'jpg' }))
asyncProcessObject(image(deblindWatermark()).notify('topic'))
// @ts-expect-error an asynchronous operation in a synchronous call
processObject(converted.saveAs({ key: 'k' }))
// @ts-expect-error an asynchronous operation is not read
getObject(converted)
// @ts-expect-error a synchronous operation in an asynchronous call
asyncProcessObject(videoSnapshot({ time: 0 }).saveAs({ key: 'k' }))
// @ts-expect-error reading a blind watermark is asynchronous
processObject(image(deblindWatermark()).notify('topic'))
// @ts-expect-error a chain of two modes
getObject(image(resize({ width: 1 }), deblindWatermark()))
// @ts-expect-error neither text nor picture
watermark({ opacity: 5 })
// @ts-expect-error a format is needed
videoSprite({ width: 100 })
watermark({ image: { key: 'a', style: thumb } })
// @ts-expect-error a watermark picture is processed synchronously
watermark({ image: { key: 'a', style: converted } })
