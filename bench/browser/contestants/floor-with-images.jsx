import { Component as Floor } from './floor.jsx';

// The floor with `<img src="blob:…">` for each file, which decodes every picture at its full size.

export const meta = { label: 'input + <img>', row: '.row', preview: '.row img' };

export function Component(props) {
  return <Floor {...props} previews />;
}
