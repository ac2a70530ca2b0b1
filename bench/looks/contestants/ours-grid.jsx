import { Component as Ours } from './ours.jsx';

export { meta } from './ours.jsx';

export function Component(props) {
  return <Ours {...props} layout="grid" />;
}
