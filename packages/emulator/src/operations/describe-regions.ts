import type { Call } from '../call/call.ts'
import type { ServiceResponse } from '../http/message.ts'
import { xmlResponse } from '../http/write-xml.ts'
import { OssRefusal } from '../refusal.ts'

/**
 * The regions and their endpoints; there is one here.
 *
 * @see "DescribeRegions"
 */
export async function describeRegions({ query, service }: Call): Promise<ServiceResponse> {
  const region = `oss-${service.region}`
  const asked = query.get('regions') || region
  if (asked !== region) {
    throw new OssRefusal({
      status: 404,
      code: 'NoSuchRegion',
      message: `The emulator stands in ${region} alone.`,
      details: { Region: asked.slice(0, 80) },
    })
  }
  return xmlResponse('RegionInfoList', {
    RegionInfo: {
      Region: region,
      InternetEndpoint: `${region}.aliyuncs.com`,
      InternalEndpoint: `${region}-internal.aliyuncs.com`,
      AccelerateEndpoint: 'oss-accelerate.aliyuncs.com',
    },
  })
}
