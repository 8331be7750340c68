import type { ActionProse } from '../../reference/action-prose.ts'
import {
  audioBitrateProse,
  audioQualityProse,
  bitDepthProse,
  channelsProse,
  durationProse,
  MEDIA_PAGES,
  policyProse,
  sampleRateProse,
  startProse,
} from '../media.prose.ts'
import type { audioConvertTable } from './convert.ts'

export const audioConvertProse: ActionProse<typeof audioConvertTable> = {
  title: 'Convert a sound',
  description: 'Transcodes or cuts a sound.',
  sources: MEDIA_PAGES,
  examples: ['audio/convert,ss_10000,t_60000,f_aac,ab_96000|sys/saveas,o_dGVzdC5hYWM=,b_dGVzdA=='],
  builder: 'audioConvert',
  result: 'file',
  parameters: {
    start: startProse,
    duration: durationProse,
    format: { description: 'Format of the result.' },
    sampleRate: sampleRateProse,
    channels: channelsProse,
    audioBitrate: audioBitrateProse,
    audioBitratePolicy: policyProse('the source has a lower bitrate'),
    audioQuality: audioQualityProse,
    bitDepth: bitDepthProse,
  },
}
