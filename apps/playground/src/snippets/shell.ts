/** The style as commands of a shell: `oss-process`, and `curl` with a presigned URL. */
import { type SnippetInput, shellWord } from './snippet.ts'

/** Writes the command that processes and saves, and the one that only downloads. */
export function cliSnippet({ reading, region, bucket, key, target }: SnippetInput): string {
  const { style } = reading
  const name = target.key.split('/').at(-1) || 'result'
  return `# process, and save the result in a bucket
npx oss-process --region ${shellWord(region)} --bucket ${shellWord(bucket)} --key ${shellWord(key)} \\
  --style ${shellWord(style)} \\
  --target-bucket ${shellWord(target.bucket)} --target-image ${shellWord(target.key)}

# or download the processed picture
npx oss-process get ${shellWord(`oss://${bucket}/${key}`)} --region ${shellWord(region)} \\
  --style ${shellWord(style)} -o ${shellWord(name)}
`
}

/**
 * Writes the command that downloads the processed picture.
 *
 * @param url - presigned; whoever has it may use it until it expires.
 */
export function curlSnippet({ target }: SnippetInput, url: string): string {
  const name = target.key.split('/').at(-1) || 'result'
  return `curl --fail --output ${shellWord(name)} \\
  ${shellWord(url)}
`
}
