/** The line on top: name, views, emulator, theme. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { View } from '../page/page-state.ts'
import { CopyButton } from './copy-button.tsx'
import { Icon } from './icons.tsx'
import { usePlayground } from './playground-context.ts'

/** The header with its navigation. */
export function Header(): ComponentChildren {
  const { state, dispatch, hash } = usePlayground()
  const tab = (view: View, name: string): ComponentChildren => (
    <button
      type="button"
      class="header__tab"
      aria-current={state.view === view ? 'page' : undefined}
      onClick={() => dispatch({ type: 'view', view })}
    >
      {name}
    </button>
  )
  return (
    <header class="header">
      <h1 class="header__name">
        oss-process <span>playground</span>
      </h1>
      <nav class="header__tabs" aria-label="Views">
        {tab('build', 'Build')}
        {tab('gallery', 'Gallery')}
      </nav>
      <div class="header__tools">
        <EmulatorStatus />
        <CopyButton
          text={() => new URL(location.pathname + hash, location.href).href}
          what="a link to this style"
          name="Share: copy a link to this style"
          icon="link"
        >
          Share
        </CopyButton>
        <ThemeButton />
      </div>
    </header>
  )
}

function EmulatorStatus(): ComponentChildren {
  const { renderer, connect } = usePlayground()
  const address = renderer?.link.connection.endpoint.replace(/^https?:\/\//, '')
  return (
    <button type="button" class="button button--plain" onClick={connect}>
      <span class={address ? 'lamp lamp--on' : 'lamp'} aria-hidden="true" />
      <span class="header__emulator">
        {address ? `Emulator ${address}` : 'Connect an emulator'}
      </span>
    </button>
  )
}

const THEMES = ['system', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

function ThemeButton(): ComponentChildren {
  const [theme, setTheme] = useState<Theme>(
    () => THEMES.find((name) => name === localStorage.getItem('theme')) ?? 'system',
  )
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme
    localStorage.setItem('theme', theme)
  }, [theme])
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system'
  return (
    <button
      type="button"
      class="button button--plain"
      onClick={() => setTheme(next)}
      aria-label={`Colours: ${theme}; change to ${next}`}
      title={`Colours: ${theme}`}
    >
      <Icon name="theme" />
    </button>
  )
}
