/** What every operation receives: the call, and the service with its parts. */

import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import type { Programs } from '../media/program.ts'
import type { DirectoryStore } from '../store/directory-store.ts'
import type { KeyedLock } from '../store/keyed-lock.ts'
import type { NotificationMessage } from '../tasks/notification.ts'
import type { TaskQueue } from '../tasks/task-queue.ts'

/** Credentials that the emulator accepts. */
export interface EmulatorCredentials {
  readonly accessKeyId: string
  readonly accessKeySecret: string
  /** Makes the credentials temporary: requests must carry this token. */
  readonly securityToken?: string
  /** When temporary credentials expire. */
  readonly expiration?: Date
}

/** The parts of the service, and the facts that do not change while the emulator runs. */
export interface Service {
  readonly store: DirectoryStore
  readonly region: string
  readonly clock: () => Date
  readonly credentials: ReadonlyMap<string, EmulatorCredentials>
  /** Serialises appends to one object. */
  readonly appends: KeyedLock
  readonly programs: Programs
  readonly tasks: TaskQueue
  readonly notify: (message: NotificationMessage) => Promise<void>
}

/** Who calls: the owner of the buckets, or a caller without credentials. */
export type Identity =
  | { readonly kind: 'owner'; readonly accessKeyId: string }
  | { readonly kind: 'anonymous' }

/** One call of the service. */
export interface Call {
  /** Empty for the service itself. */
  readonly bucket: string
  /** Empty for the service or a bucket. */
  readonly key: string
  readonly query: ReadonlyMap<string, string>
  readonly service: Service
  readonly request: ServiceRequest
  readonly requestId: string
  readonly identity: Identity
  /** The `Host` header. */
  readonly host: string
  /** The time of the service, which a fault can shift. */
  readonly now: Date
}

/** Performs one operation of the service. */
export type Operation = (call: Call) => Promise<ServiceResponse>

/**
 * Who may call an operation. `read` and `write`: the owner, and everybody whom the ACL allows it.
 * `owner`: the owner only. `form`: the operation checks the policy of the upload form itself.
 */
export type Access = 'read' | 'write' | 'owner' | 'form'

/** The account that owns everything here. */
const OWNER_ID = '1234567890123456'

/** The owner as it stands in XML answers. */
export function ownerXml(): { readonly ID: string; readonly DisplayName: string } {
  return { ID: OWNER_ID, DisplayName: OWNER_ID }
}
