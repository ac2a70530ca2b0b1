import packageJson from '../package.json' with { type: 'json' };

/** The pages of the site that are Markdown files of the repository, and their places in the sidebar. */
export const DOCS_PAGES: Readonly<Record<string, string>> = {
  'README.md': 'Start',
  'docs/stacks.md': 'Guides/Your stack',
  'docs/proxy.md': 'Guides/Token proxy',
  'docs/forms.md': 'Guides/Forms',
  'docs/images.md': 'Guides/Images',
  'docs/theming.md': 'Guides/Theming',
  'docs/wrappers.md': 'Guides/Wrappers',
  'docs/retries.md': 'Guides/Retries',
  'docs/testing.md': 'Guides/Testing',
  'docs/troubleshooting.md': 'Guides/Troubleshooting',
  'docs/migration.md': 'Guides/Migration',
  'docs/recipes/README.md': 'After the upload/Overview',
  'docs/recipes/autoenhance.md': 'After the upload/Autoenhance',
  'docs/recipes/ai-homedesign.md': 'After the upload/AI HomeDesign',
  'docs/recipes/apimart.md': 'After the upload/APIMart',
  'docs/recipes/imagepipeline.md': 'After the upload/ImagePipeline',
  'docs/recipes/stablecog.md': 'After the upload/Stablecog',
  'docs/providers/autoenhance.md': 'Vendors/Autoenhance',
  'docs/providers/ai-homedesign.md': 'Vendors/AI HomeDesign',
  'docs/providers/apimart.md': 'Vendors/APIMart',
  'docs/providers/imagepipeline.md': 'Vendors/ImagePipeline',
  'docs/providers/stablecog.md': 'Vendors/Stablecog',
  'docs/api/README.md': 'Reference/Entry points',
  'docs/api/index.md': 'Reference/Components and hooks',
  'docs/api/proxy.md': 'Reference/Token proxy',
  'docs/api/testing.md': 'Reference/Testing',
  'docs/api/dev/vite.md': 'Reference/Vite',
  'docs/comparison.md': 'About/Comparison',
  'docs/accessibility.md': 'About/Accessibility',
  'SECURITY.md': 'About/Security',
  'docs/versioning.md': 'About/Versions',
  'docs/licenses.md': 'About/Licenses',
  'CHANGELOG.md': 'About/Changelog',
  'ARCHITECTURE.md': 'About/Architecture',
  'CONTRIBUTING.md': 'About/Contributing',
};

const REPOSITORY = packageJson.repository.url.replace(/^git\+|\.git$/g, '');
/** Fenced and inline code, whose brackets are not links. */
const CODE = /(^```[\s\S]*?^```$|`(?:[^`\n]|\n(?!\n))*`)/m;

/** The address of a page of the site, for a link in another one. */
export function pageAddress(path: string): string | undefined {
  const title = DOCS_PAGES[path];
  return title && `?path=/docs/${idOf(title)}`;
}

/** Storybook's id of a page, by its title. */
export function idOf(title: string): string {
  return `${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}--docs`;
}

/** Gives each heading of a page its id, as on GitHub, where repeated ones are numbered. */
export function createHeadingIds(): (heading: string) => string {
  const counts = new Map<string, number>();
  let title: string | undefined;
  return (heading) => {
    title ??= heading;
    // The page is read again from its start.
    if (heading === title) counts.clear();
    const id = headingId(heading);
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return count === 0 ? id : `${id}-${count}`;
  };
}

function headingId(heading: string): string {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

/** Lets the links of a page lead to pages of the site, and those to other files to the repository. */
export function withSiteLinks(text: string, page: string): string {
  return text
    .split(CODE)
    .map((part, index) =>
      index % 2 === 1
        ? withoutBreaks(part)
        : part.replaceAll(/(!\[[^\]]*)?\]\(([^)\s]+)\)/g, (_, image = '', link: string) =>
            image === '' ? `](${siteLink(link, page)})` : `${image}](${pathOf(link, page).path})`,
          ),
    )
    .join('');
}

/** Storybook shows code with a line break as a block, even within a sentence. */
function withoutBreaks(code: string): string {
  return code.startsWith('```') ? code : code.replaceAll('\n', ' ');
}

function siteLink(link: string, page: string): string {
  if (/^(?:[a-z]+:|#)/.test(link)) return link;
  const { hash, path } = pathOf(link, page);
  const address = pageAddress(path) ?? pageAddress(`${path.replace(/\/$/, '')}/README.md`);
  return (address ?? `${REPOSITORY}/blob/main/${path}`) + hash;
}

/** Returns the path of a link's target from the root of the repository. */
function pathOf(link: string, page: string): { readonly path: string; readonly hash: string } {
  const { hash, pathname } = new URL(link, `https://site.invalid/${page}`);
  return { path: pathname.slice(1), hash };
}
