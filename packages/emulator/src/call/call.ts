/** What every operation gets: the service with its parts, and the one call at hand. */

import type { ServiceRequest, ServiceResponse } from '../http/message.ts'
import type { Programs } from '../media/program.ts'
import type { DirectoryStore } from '../store/directory-store.ts'
import type { KeyedLock } from '../store/keyed-lock.ts'
import type { NotificationMessage } from '../tasks/notification.ts'
import type { TaskQueue } from '../tasks/task-queue.ts'
import type { EmulatorCredentials } from './credentials.ts'

/** Parts with a lifetime, and the facts that do not change while the emulator runs. */
export interface Service {
  readonly store: DirectoryStore
  readonly region: string
  readonly clock: () => Date
  readonly credentials: ReadonlyMap<string, EmulatorCredentials>
  /** Puts appends to the same object one after another. */
  readonly appends: KeyedLock
  readonly programs: Programs
  readonly tasks: TaskQueue
  readonly notify: (message: NotificationMessage) => Promise<void>
}

/** Who calls: the owner of the buckets, or nobody that is known. */
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
  /** The host as the caller named it. */
  readonly host: string
  /** The service's time, off when a fault says so. */
  readonly now: Date
}

/** Does what the service does for one call. */
export type Operation = (call: Call) => Promise<ServiceResponse>

/**
 * Who may call an operation: `read` and `write` also callers without credentials when the ACL says
 * so, `owner` none but the owner; `form` looks at the policy of an upload form itself.
 */
export type Access = 'read' | 'write' | 'owner' | 'form'

/** The account that owns everything here. */
const OWNER_ID = '1234567890123456'

/** The owner as it stands in XML answers. */
export function ownerXml(): { readonly ID: string; readonly DisplayName: string } {
  return { ID: OWNER_ID, DisplayName: OWNER_ID }
}
