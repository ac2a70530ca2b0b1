// What the browser itself costs: an input nobody listens to. Nothing can be faster.

export const meta = {
  label: 'input alone',
  listed: (count) => document.querySelector('input').files.length >= count,
};

export function Component() {
  return <input type="file" multiple accept="image/*" />;
}
