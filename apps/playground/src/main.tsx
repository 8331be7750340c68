/** Puts the page together with the browser it runs in. */
import { render } from 'preact'
import { App } from './components/app.tsx'

const root = document.querySelector('#page')
if (root) render(<App />, root)
