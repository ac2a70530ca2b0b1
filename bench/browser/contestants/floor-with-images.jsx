import { Component as Floor } from './floor.jsx';

// The floor plus `<img src="blob:…">` for each file, which decodes every picture at full size.

export const meta = { label: 'input + <img>', row: '.row', preview: '.row img' };

export function Component(props) {
  return <Floor {...props} withImages />;
}
