// The cost of the browser itself: an input without listeners. Nothing can be faster.

export const meta = {
  label: 'input alone',
  listed: (count) => document.querySelector('input').files.length >= count,
};

export function Component() {
  return <input type="file" multiple accept="image/*" />;
}
