/** Who may use an object without credentials: `getObjectAcl`, `putObjectAcl`. */

import { type Call, ownerXml } from '../call/call.ts'
import { requireObject } from '../call/require-object.ts'
import type { ServiceResponse } from '../http/message.ts'
import { parseObjectAcl } from '../http/object-headers.ts'
import { xmlResponse } from '../http/write-xml.ts'

/** The ACL of an object; `default` means that the bucket's holds. */
export async function getObjectAcl(call: Call): Promise<ServiceResponse> {
  const { acl } = await requireObject(call)
  return xmlResponse('AccessControlPolicy', {
    Owner: ownerXml(),
    AccessControlList: { Grant: acl },
  })
}

/** Replaces the ACL of an object by the one in the `x-oss-object-acl` header. */
export async function putObjectAcl(call: Call): Promise<ServiceResponse> {
  await requireObject(call)
  const acl = parseObjectAcl(call.request.headers['x-oss-object-acl'] ?? '')
  await call.service.store.setAttributes(call.bucket, call.key, { acl })
  return { status: 200 }
}
