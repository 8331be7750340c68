/** The encoders of ffmpeg by the service's names of codecs. */

/** Video codecs. */
export const VIDEO_CODECS = {
  copy: 'copy',
  h264: 'libx264',
  h265: 'libx265',
  vp9: 'libvpx-vp9',
} as const

const AUDIO_CODECS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['mp3', 'libmp3lame'],
  ['vorbis', 'libvorbis'],
  ['opus', 'libopus'],
  ['pcm', 'pcm_s16le'],
  ['amr', 'libopencore_amrnb'],
])

/** Returns the encoder of an audio codec; most have the same name. */
export function audioCodecOf(name: string): string {
  return AUDIO_CODECS.get(name) ?? name
}
