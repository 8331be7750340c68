import type { ActionProse } from '../../reference/action-prose.ts'
import {
  alignProse,
  audioBitrateProse,
  channelsProse,
  concatFollowUps,
  durationProse,
  frameRateProse,
  frameSizeProse,
  MEDIA_PAGES,
  sampleRateProse,
  startProse,
  videoBitrateProse,
} from '../media.prose.ts'
import type { videoConcatTable } from './concat.ts'

export const videoConcatProse: ActionProse<typeof videoConcatTable> = {
  title: 'Join videos',
  description: 'Joins videos: those before, the addressed one, those after; at most 11 in all.',
  sources: [
    {
      title: 'Video stitching',
      url: 'https://www.alibabacloud.com/help/tc/oss/user-guide/video-stitching',
    },
    ...MEDIA_PAGES,
  ],
  examples: [
    'video/concat,ss_0,f_mp4,vcodec_h264,fps_25,vb_1000000,acodec_aac,ab_96000,ar_48000,ac_2,align_1/pre,o_Y29uY2F0MS5tcDQ/sur,o_Y29uY2F0Mi5tcDQ,t_0|sys/saveas,o_dGVzdC5tcDQ=,b_dGVzdA==',
  ],
  builder: 'videoConcat',
  result: 'file',
  parameters: {
    start: startProse,
    duration: durationProse,
    format: { description: 'Container of the result.' },
    videoCodec: { description: 'Codec of the pictures.' },
    frameRate: frameRateProse,
    videoBitrate: videoBitrateProse,
    frameSize: frameSizeProse,
    audioCodec: { description: 'Codec of the sound, such as aac or mp3.' },
    audioBitrate: audioBitrateProse,
    sampleRate: sampleRateProse,
    channels: channelsProse,
    align: alignProse,
  },
  followUps: concatFollowUps,
}
