import type { ActionProse } from '../../reference/action-prose.ts'
import {
  alignProse,
  audioBitrateProse,
  audioQualityProse,
  bitDepthProse,
  channelsProse,
  concatFollowUps,
  MEDIA_PAGES,
  policyProse,
  sampleRateProse,
} from '../media.prose.ts'
import type { audioConcatTable } from './concat.ts'

export const audioConcatProse: ActionProse<typeof audioConcatTable> = {
  title: 'Join sounds',
  description: 'Joins sounds: those before, the addressed one, those after; at most 11 in all.',
  sources: MEDIA_PAGES,
  examples: [
    'audio/concat,f_aac,ac_1,ar_44100,ab_96000,align_2/pre,o_c3JjMS5tcDM/pre,o_c3JjMi5tcDM,t_0|sys/saveas,o_dGVzdC5hYWM=,b_dGVzdA==',
  ],
  builder: 'audioConcat',
  result: 'file',
  parameters: {
    format: { description: 'Format of the result.' },
    channels: channelsProse,
    sampleRate: sampleRateProse,
    audioBitrate: audioBitrateProse,
    audioBitratePolicy: policyProse('the source has a lower bitrate'),
    audioQuality: audioQualityProse,
    bitDepth: bitDepthProse,
    align: alignProse,
  },
  followUps: concatFollowUps,
}
