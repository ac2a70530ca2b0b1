/** A plural category. */
export type PluralCategory = Intl.LDMLPluralRule;

/**
 * A text about a number, in every plural form of the language. `{count}` is the number. Other
 * placeholders are documented where the forms are used.
 */
export type Counted<Category extends PluralCategory> = Readonly<Record<Category | 'other', string>>;

/** Picks the form for a number and fills in its placeholders. */
export type Counter = (
  forms: Counted<'other'>,
  count: number,
  facts?: Readonly<Record<string, string>>,
) => string;

/** Creates the counter of one language. */
export function createCounter(locale: string, format: (count: number) => string): Counter {
  const rules = new Intl.PluralRules(locale);
  return (forms, count, facts) => {
    const some: Partial<Record<PluralCategory, string>> = forms;
    // A browser may know a category that the language didn't have when the words were written.
    const form = some[rules.select(count)] ?? forms.other;
    const all: Readonly<Record<string, string>> = { ...facts, count: format(count) };
    return form.replace(/\{(\w+)\}/g, (_, name: string) => all[name] ?? '');
  };
}
