/**
 * The output of ffprobe in the names of the media service.
 *
 * @see "Get video information"; IMM, DetectMediaMeta
 */

/** One stream as ffprobe prints it; everything but indices is text. */
interface ProbedStream {
  readonly codec_type?: string
  readonly [name: string]: unknown
}

/** The output of ffprobe; any member may be missing. */
export interface Probed {
  readonly format?: Readonly<Record<string, unknown>>
  readonly streams?: readonly ProbedStream[]
}

/** Converts the output of ffprobe to the result of the service. */
export function describeMedia(probed: Probed, byteLength: number): object {
  const { format = {}, streams = [] } = probed
  const videos = streams.filter(({ codec_type }) => codec_type === 'video')
  return {
    FormatName: format['format_name'],
    FormatLongName: format['format_long_name'],
    Size: byteLength,
    Duration: numberOf(format['duration']),
    StartTime: numberOf(format['start_time']),
    Bitrate: numberOf(format['bit_rate']),
    StreamCount: streams.length,
    VideoWidth: videos[0]?.['width'],
    VideoHeight: videos[0]?.['height'],
    VideoStreams: videos.map(describeVideo),
    AudioStreams: streams.filter(({ codec_type }) => codec_type === 'audio').map(describeAudio),
    Subtitles: streams.filter(({ codec_type }) => codec_type === 'subtitle').map(describeStream),
  }
}

function describeStream(stream: ProbedStream): object {
  return {
    Index: stream['index'],
    CodecName: stream['codec_name'],
    CodecLongName: stream['codec_long_name'],
    CodecTimeBase: stream['codec_time_base'],
    TimeBase: stream['time_base'],
    StartTime: numberOf(stream['start_time']),
    Duration: numberOf(stream['duration']),
    Bitrate: numberOf(stream['bit_rate']),
  }
}

function describeVideo(stream: ProbedStream): object {
  return {
    ...describeStream(stream),
    Profile: stream['profile'],
    Width: stream['width'],
    Height: stream['height'],
    DisplayAspectRatio: stream['display_aspect_ratio'],
    SampleAspectRatio: stream['sample_aspect_ratio'],
    PixelFormat: stream['pix_fmt'],
    Level: stream['level'],
    FrameRate: stream['r_frame_rate'],
    AverageFrameRate: stream['avg_frame_rate'],
    FrameCount: numberOf(stream['nb_frames']),
  }
}

function describeAudio(stream: ProbedStream): object {
  return {
    ...describeStream(stream),
    SampleFormat: stream['sample_fmt'],
    SampleRate: numberOf(stream['sample_rate']),
    Channels: stream['channels'],
    ChannelLayout: stream['channel_layout'],
  }
}

function numberOf(value: unknown): number | undefined {
  const number = Number(value)
  return value === undefined || Number.isNaN(number) ? undefined : number
}
