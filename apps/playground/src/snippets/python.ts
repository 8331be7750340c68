/** The style as a program for the official Python SDK. */
import { quoted, type SnippetInput } from './snippet.ts'

/** Writes the program; its shape is that of the SDK's own sample of ProcessObject. */
export function pythonSnippet({ reading, region, bucket, key, target }: SnippetInput): string {
  return `import base64
import alibabacloud_oss_v2 as oss

cfg = oss.config.load_default()
cfg.credentials_provider = oss.credentials.EnvironmentVariableCredentialsProvider()
cfg.region = ${quoted(region)}
client = oss.Client(cfg)

def encoded(text):
    return base64.urlsafe_b64encode(text.encode()).decode()

style = ${quoted(reading.style)}
target_key = encoded(${quoted(target.key)})
target_bucket = encoded(${quoted(target.bucket)})

result = client.process_object(oss.ProcessObjectRequest(
    bucket=${quoted(bucket)},
    key=${quoted(key)},
    process=f'{style}|sys/saveas,o_{target_key},b_{target_bucket}',
))
print(result.status_code, result.file_size)
`
}
