/** What the parity page says about each action besides what its runs show. */
import type { ImageActionOptions } from '@oss-process/process-string/parse'

/** Notes on one action. */
export interface ParityFacts {
  /** Styles to run over the photograph. */
  readonly styles: readonly string[]
  /** What the tests of this package measure, with the tolerance. */
  readonly measured: string
  /** What differs from the service, and why. */
  readonly differs: string
}

const SAME = 'Nothing known.'
const MODELS = {
  measured: 'The answer names the action and the reason.',
  differs: 'Not available: the service looks for something with models of its own.',
}

const base64 = (text: string) => Buffer.from(text).toString('base64url')

/** The notes, by the actions' names on the wire. The type makes them complete. */
export const parityFacts: Readonly<Record<keyof ImageActionOptions, ParityFacts>> = {
  resize: {
    styles: [
      'image/resize,w_300',
      'image/resize,m_mfit,w_300,h_200',
      'image/resize,m_fill,w_300,h_200',
      'image/resize,m_pad,w_300,h_200,color_FF0000',
      'image/resize,m_fixed,w_100,h_100',
      'image/resize,l_200',
      'image/resize,p_50',
      'image/resize,w_2000',
    ],
    measured:
      'Every worked example of the pages with its exact size; a gradient scaled by `fixed` and `fill` within 2 of 255 steps.',
    differs:
      'The filter: libvips scales with Lanczos, the service does not say. When one target edge is above the source, `limit_1` stops the scaling, as a support case has it. Only newer pages are followed where pages disagree: one edge with `fixed` keeps the ratio.',
  },
  crop: {
    styles: [
      'image/crop,x_100,y_50,w_200,h_100',
      'image/crop,w_200,h_200,g_se',
      'image/crop,x_700,y_900,w_500,h_500',
      'image/crop,x_900,w_10',
      'image/crop,w_100,h_100,g_face',
    ],
    measured: 'Corners of a gradient within 1 of 255 steps.',
    differs:
      'Halves of the origin are cut off, which no page says. `g_face` and `g_auto` need models of the service.',
  },
  indexcrop: {
    styles: ['image/indexcrop,x_300,i_0', 'image/indexcrop,x_300,i_2', 'image/indexcrop,x_300,i_3'],
    measured: 'The first column of each slice of a gradient within 1 of 255 steps.',
    differs: 'A narrower last slice counts, as a sibling service says; the page is silent.',
  },
  circle: {
    styles: ['image/circle,r_100', 'image/circle,r_500', 'image/circle,r_100/format,png'],
    measured: 'Inside and outside exact, the line smoothed over a pixel to each side.',
    differs:
      'The result is 2r + 1 wide, which pages say only for a radius that is capped; on an even shorter edge the capped radius loses its half.',
  },
  'rounded-corners': {
    styles: ['image/rounded-corners,r_50', 'image/rounded-corners,r_50/format,png'],
    measured: 'Corners transparent, or white in a JPEG; the inside exact.',
    differs: SAME,
  },
  rotate: {
    styles: ['image/rotate,90', 'image/rotate,30', 'image/rotate,30/format,png'],
    measured: 'Right angles exact; the size of others as the turned box, rounded.',
    differs:
      'Free corners are transparent, or white in a JPEG. The service does not say its colour, only that it is never black.',
  },
  flip: {
    styles: ['image/flip,0', 'image/flip,1', 'image/flip,2'],
    measured: 'Corners of a gradient exact.',
    differs: SAME,
  },
  'auto-orient': {
    styles: ['image/auto-orient,1', 'image/resize,w_100/auto-orient,1'],
    measured: 'All eight orientations; the worked example of 2018 with its exact size.',
    differs:
      'Without the action the picture is left as it lies. Old pages name 1 as the default, and do not say of what.',
  },
  blur: {
    styles: ['image/resize,w_300/blur,r_3,s_2', 'image/blur,r_3,s_2,g_face'],
    measured: 'The spread of a line within a fifth of that of a Gaussian cut off at the radius.',
    differs:
      'libvips knows no radius, so an uncut Gaussian of the same spread is used. Faces need models of the service.',
  },
  bright: {
    styles: ['image/resize,w_300/bright,50'],
    measured: 'Plain colours exact: the value is added to every channel.',
    differs: 'The service does not document its formula.',
  },
  contrast: {
    styles: ['image/resize,w_300/contrast,-50'],
    measured: 'Plain colours exact: slopes from 0.5 to 2 around 128.',
    differs: 'The service does not document its formula.',
  },
  sharpen: {
    styles: ['image/resize,w_300/sharpen,100'],
    measured: 'An edge exact: value / 400 of the difference from each of the four neighbours.',
    differs: 'The service does not document its formula.',
  },
  quality: {
    styles: ['image/resize,w_300/quality,q_90', 'image/resize,w_300/quality,Q_50'],
    measured:
      'Quality read back from the quantisation tables: 80 with `q_90` gives 72, 95 with `Q_90` gives 90, as documented.',
    differs:
      'The encoder is libjpeg-turbo. Without the action a JPEG keeps its quality; the service says only that the size in bytes may grow. Quality of sources with tables of their own is an estimate. A number without a letter counts as absolute.',
  },
  format: {
    styles: [
      'image/resize,w_300/format,png',
      'image/resize,w_300/format,webp',
      'image/resize,w_300/format,bmp',
      'image/resize,w_300/format,gif',
      'image/resize,w_300/format,tiff',
      'image/resize,w_300/format,avif',
      'image/format,heic',
    ],
    measured: 'Each format read back; transparent parts white in a JPEG.',
    differs:
      'HEIC can be neither read nor written: its codec cannot be shipped. EXIF and colour profiles are not kept: colours become sRGB. An animated WebP source is drawn; the service asks for a whitelist.',
  },
  interlace: {
    styles: ['image/resize,w_300/interlace,1', 'image/resize,w_300/interlace,0'],
    measured: 'Read back from the JPEG.',
    differs: SAME,
  },
  watermark: {
    styles: [
      `image/resize,w_300/watermark,text_${base64('Hello 世界')},size_30,color_FFFFFF,shadow_50,g_south`,
      `image/resize,w_300/watermark,text_${base64('样图')},size_20,t_50,rotate_30,fill_1,padx_30,pady_30`,
      `image/resize,w_300/watermark,image_${base64('photo.jpg?x-oss-process=image/resize,P_30')},t_80,g_nw`,
      `image/resize,w_300/watermark,image_${base64('photo.jpg?x-oss-process=image/resize,P_20')},text_${base64('OSS')},size_20,interval_10,align_1`,
      `image/watermark,text_${base64('龘')}`,
      `image/watermark,image_${base64('nowhere.png')}`,
    ],
    measured:
      'All nine places, offsets, tiles and cuts of a picture exact to the pixel, opacity within 1 of 255; a text within its line box, its baseline the same for all letters.',
    differs:
      'One font stands for all font names: a subset of Noto Sans SC with 7,251 characters, in lines as high as those of wqy-zenhei. A character that it does not have is answered with `NotImplemented`. Not documented, and chosen: the shadow is a twentieth of the size to the lower right, tiles begin in the upper left corner, what goes over an edge is cut off.',
  },
  info: {
    styles: ['image/info'],
    measured: 'The bytes of the answer for the photograph; EXIF tags as in the samples.',
    differs:
      'Tags with more than 64 values, such as the notes of cameras, are left out. HEIC is not read.',
  },
  'average-hue': {
    styles: ['image/average-hue'],
    measured: 'Plain colours exact.',
    differs:
      'The threshold of the described method is a fit to the one picture whose colour is documented. The answer is bare text as on the newest page; older ones show JSON.',
  },
  blindwatermark: {
    styles: [`image/blindwatermark,content_${base64('阿里云版权所有')}`],
    measured:
      'Read back after JPEG 75, WebP 75, scaling to three quarters and one and a half, and without colour; at least 42 dB from the picture at low strength.',
    differs:
      "A method of its own: the service cannot read these marks, nor the emulator the service's. Cutting destroys them. A picture that cannot hold the text is refused.",
  },
  deblindwatermark: {
    styles: ['image/deblindwatermark'],
    measured: 'Texts up to 256 Chinese characters.',
    differs:
      'Reads the marks of emulators only. The member `Content` is named as in the media API; no page shows the message of the service.',
  },
  faces: { styles: ['image/faces'], ...MODELS },
  bodies: { styles: ['image/bodies'], ...MODELS },
  cars: { styles: ['image/cars'], ...MODELS },
  codes: { styles: ['image/codes'], ...MODELS },
  labels: { styles: ['image/labels'], ...MODELS },
  score: { styles: ['image/score'], ...MODELS },
}
