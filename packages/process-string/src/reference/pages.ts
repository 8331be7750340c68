/** Pages that several actions cite. */
import type { Source } from './action-prose.ts'

/** Gives the page of one detail code. */
export function ecPage(ec: string): Source {
  return { title: `Error ${ec}`, url: `https://help.aliyun.com/zh/oss/support/${ec}` }
}
