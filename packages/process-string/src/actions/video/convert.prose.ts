import type { ActionProse } from '../../reference/action-prose.ts'
import {
  audioBitrateProse,
  audioQualityProse,
  channelsProse,
  durationProse,
  frameRateProse,
  frameSizeProse,
  MEDIA_PAGES,
  policyProse,
  sampleRateProse,
  scalingProse,
  startProse,
  videoBitrateProse,
} from '../media.prose.ts'
import type { videoConvertTable } from './convert.ts'

export const videoConvertProse: ActionProse<typeof videoConvertTable> = {
  title: 'Convert a video',
  description:
    'Transcodes, cuts or repackages a video, or takes its sound. Without a codec the streams are only repackaged, and size, rates and quality are ignored.',
  sources: [
    {
      title: 'Video transcoding',
      url: 'https://www.alibabacloud.com/help/en/oss/video-transcoding',
    },
    ...MEDIA_PAGES,
  ],
  examples: [
    'video/convert,f_avi,vcodec_h265,s_1920x1080,vb_2000000,fps_30,acodec_aac,ab_100000,sn_1|sys/saveas,o_ZGVtby5hdmk=,b_ZGVzdC1idWNrZXQ=',
    'video/convert,ss_10000,t_60000,f_mp3,vn_1|sys/saveas,o_ZGVtby5tcDM=',
  ],
  builder: 'videoConvert',
  result: 'file',
  parameters: {
    start: startProse,
    duration: durationProse,
    format: { description: 'Container of the result; all samples set it.' },
    dropVideo: { description: 'Whether the pictures are left out.', default: false },
    videoCodec: {
      description: 'Codec of the pictures; copy only repackages them.',
      default: 'copy',
    },
    frameSize: frameSizeProse,
    frameSizePolicy: policyProse('the source is smaller'),
    scaling: scalingProse,
    autoRotate: { description: 'Whether the picture is turned by the metadata.', default: true },
    videoBitrate: videoBitrateProse,
    videoBitratePolicy: policyProse('the source has a lower bitrate'),
    rateFactor: { description: 'Constant rate factor; the lower, the better the picture.' },
    slim: {
      description: 'Whether the narrow-band high-definition encoder is used.',
      default: false,
    },
    maxBitrate: { description: 'Highest bitrate.', unit: 'bits a second' },
    bufferSize: { description: 'Buffer of the rate control.', unit: 'bits' },
    keyFrameDistance: {
      description: 'Distance from one key frame to the next.',
      unit: 'frames',
    },
    frameRate: frameRateProse,
    frameRatePolicy: policyProse('the source has a lower frame rate'),
    pixelFormat: { description: 'Pixel format, such as yuv420p.' },
    dropAudio: { description: 'Whether the sound is left out.', default: false },
    audioCodec: { description: 'Codec of the sound; copy only repackages it.' },
    audioBitrate: audioBitrateProse,
    audioBitratePolicy: policyProse('the sound of the source has a lower bitrate'),
    sampleRate: sampleRateProse,
    channels: channelsProse,
    audioQuality: audioQualityProse,
    dropSubtitles: { description: 'Whether subtitles are left out.', default: false },
  },
}
