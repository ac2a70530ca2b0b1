const FILES = import.meta.glob<string>(['./*.tsx', '!./*.stories.tsx'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Returns a file next to the stories as an app would write it, for "Show code". */
export function sourceOf(file: string) {
  const code = FILES[`./${file}`];
  if (code === undefined) throw new Error(`There is no ${file} next to the stories.`);
  return { language: 'tsx', code: code.replaceAll('../src/index.js', 'image-upload-dropzone') };
}
