/** What a caller may do, from the ACLs of the bucket and the object. */

import type { Access, Call } from '../call/call.ts'
import { OssRefusal } from '../refusal.ts'
import type { Acl } from '../store/model.ts'

/**
 * Returns when the caller is the owner, or the ACL allows the call.
 *
 * @throws {OssRefusal} `AccessDenied`.
 */
export async function authorize(call: Call, access: Access): Promise<void> {
  if (call.identity.kind === 'owner' || access === 'form') return
  if (access === 'owner') throw denied('Anonymous access is forbidden for this operation.')
  const { store } = call.service
  const bucket = await store.buckets.find(call.bucket)
  // The operation reports a bucket that does not exist.
  if (bucket === undefined) return
  const object = access === 'read' ? await store.find(call.bucket, call.key) : undefined
  const acl = object === undefined || object.acl === 'default' ? bucket.acl : object.acl
  if (!allows(acl, access)) {
    throw denied('You have no right to access this object because of bucket acl.')
  }
}

function allows(acl: Acl, access: 'read' | 'write'): boolean {
  return acl === 'public-read-write' || (acl === 'public-read' && access === 'read')
}

function denied(message: string): OssRefusal {
  return new OssRefusal({ status: 403, code: 'AccessDenied', message, ec: '0003-00000001' })
}
