/** Asks for the emulator's address and keys. */
import type { ComponentChildren, RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { defaultConnection } from '../emulator/connection-store.ts'
import type { Connection } from '../emulator/emulator-link.ts'
import { usePlayground } from './playground-context.ts'

const FIELDS = [
  ['endpoint', 'Address', 'An address of this machine: http://127.0.0.1 or http://localhost.'],
  ['region', 'Region', ''],
  ['accessKeyId', 'Access key id', ''],
  ['accessKeySecret', 'Access key secret', 'Stays in this tab; signing happens in the browser.'],
  ['bucket', 'Bucket', 'Created when it is not there.'],
] as const

const HIDDEN = { type: 'password' } as const
const SHOWN = { type: 'text' } as const

interface ConnectionDialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>
  /** Returns what went wrong, in words. */
  readonly attach: (connection: Connection) => Promise<string | undefined>
}

/** A dialog; closes itself when the emulator has answered. */
export function ConnectionDialog({ dialog, attach }: ConnectionDialogProps): ComponentChildren {
  const { renderer } = usePlayground()
  const [typed, setTyped] = useState<Partial<Connection>>({})
  const [problem, setProblem] = useState<string>()
  const connection = { ...defaultConnection, ...renderer?.link.connection, ...typed }
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    const failed = await attach(connection)
    setProblem(failed)
    if (failed === undefined) dialog.current?.close()
  }
  return (
    <dialog class="dialog" ref={dialog} aria-labelledby="dialog-title">
      <form onSubmit={(event) => void submit(event)}>
        <h2 id="dialog-title">Connect an emulator</h2>
        <p>
          Start one with <code>npx oss-process serve --cors</code>. The proposed values are its
          defaults.
        </p>
        {FIELDS.map(([name, label, help]) => (
          <div class="dialog__field" key={name}>
            <label for={`connect-${name}`}>{label}</label>
            <input
              class="input"
              id={`connect-${name}`}
              {...(name === 'accessKeySecret' ? HIDDEN : SHOWN)}
              autocomplete="off"
              spellcheck={false}
              required
              value={connection[name]}
              onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
            />
            {help && <p class="field__help">{help}</p>}
          </div>
        ))}
        {problem && (
          <p class="note note--bad" role="alert">
            {problem}
          </p>
        )}
        <div class="dialog__tools">
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Cancel
          </button>
          <button type="submit" class="button button--main">
            Connect
          </button>
        </div>
      </form>
    </dialog>
  )
}
