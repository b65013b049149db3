/** How the heads of generated files say so. */
const marks = /@generated\b|\bauto-?generated\b|\bgenerated (by|from|automatically)\b|\bdo not (edit|modify)\b/i;

/** What Nest's own compiler plugins write, without a word: the types of all models and controllers, for documents. */
const nestMetadata = /^export default async \(\) => \{\s*const t = \{/m;

/** Whether a program wrote the file: what it names is not what somebody chose to depend on. */
export function isGenerated(text: string): boolean {
  const [head = ''] = /^(\s|\/\/.*|\/\*[\s\S]*?\*\/)*/.exec(text) ?? [];
  return marks.test(head) || nestMetadata.test(text.slice(head.length, head.length + 200));
}
