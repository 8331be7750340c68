/** What a region says about itself and about the host that goes with it. */

/**
 * The regions that have OSS. The service adds regions, so an unknown one is no error.
 *
 * @see https://help.aliyun.com/en/oss/user-guide/regions-and-endpoints: public, finance and government
 *   cloud; with regions that are closed, whose buckets may still be read
 */
export const KNOWN_REGIONS: readonly string[] = [
  ...['cn-hangzhou', 'cn-shanghai', 'cn-nanjing', 'cn-fuzhou', 'cn-wuhan-lr', 'cn-qingdao'],
  ...['cn-beijing', 'cn-zhangjiakou', 'cn-huhehaote', 'cn-wulanchabu', 'cn-shenzhen', 'cn-heyuan'],
  ...['cn-guangzhou', 'cn-chengdu', 'cn-hongkong', 'rg-china-mainland'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-south-1', 'ap-southeast-1', 'ap-southeast-2'],
  ...['ap-southeast-3', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ap-southeast-8'],
  ...['eu-central-1', 'eu-west-1', 'eu-west-2', 'me-central-1', 'me-east-1'],
  ...['na-south-1', 'sa-east-1', 'us-east-1', 'us-west-1'],
  ...['cn-hangzhou-finance', 'cn-shanghai-finance-1', 'cn-shenzhen-finance-1'],
  ...['cn-beijing-finance-1', 'cn-north-2-gov-1'],
]

/** What a region that cannot be right was probably meant to be. */
export interface RegionAdvice {
  /**
   * `name`: the name of an endpoint, or of a city, in place of a region's id. `host`: the region of
   * another host than the one that is given. `unknown`: the form is right, the region is not known.
   */
  readonly problem: 'name' | 'host' | 'unknown'
  /** The region that was probably meant. */
  readonly region?: string
  /** Whether the internal endpoint was meant. */
  readonly isInternal: boolean
}

/**
 * Checks a region against what regions look like, and against the host when that is one of a region.
 *
 * @param region - as it was given.
 * @param host - of the endpoint; domains of one's own, accelerate hosts and IP addresses say nothing.
 * @returns what is wrong, or `undefined`.
 * @example
 * adviseRegion('oss-cn-hangzhou-internal') // { problem: 'name', region: 'cn-hangzhou', isInternal: true }
 */
export function adviseRegion(region: string, host = ''): RegionAdvice | undefined {
  const advice = adviseName(region)
  if (advice !== undefined) return advice
  const hostRegion = regionOfHost(host)
  if (hostRegion !== undefined && hostRegion !== region) {
    return { problem: 'host', region: hostRegion, isInternal: false }
  }
  return KNOWN_REGIONS.includes(region) ? undefined : { problem: 'unknown', isInternal: false }
}

/** Names of endpoints and of cities lead to a region. */
function adviseName(text: string): RegionAdvice | undefined {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/(?:\.oss)?\.aliyuncs\.com$/, '')
    .replace(/^oss-/, '')
  const region = name.replace(/-internal$/, '')
  const isInternal = region !== name
  if (region.startsWith('accelerate')) return { problem: 'name', isInternal }
  // Of the Chinese regions, the name of the city is often taken for the id.
  const meant = KNOWN_REGIONS.find((known) => known === `cn-${region}`) ?? region
  return meant === text ? undefined : { problem: 'name', region: meant, isInternal }
}

/** Finds the region of one of the service's own hosts, with or without a bucket before it. */
export function regionOfHost(host: string): string | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const match =
    /(?:^|\.)oss-([a-z0-9-]+?)(?:-internal)?\.aliyuncs\.com$/.exec(name) ??
    /(?:^|\.)([a-z0-9-]+)\.oss\.aliyuncs\.com$/.exec(name)
  return KNOWN_REGIONS.find((known) => known === match?.[1])
}
