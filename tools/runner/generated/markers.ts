import { Refusal } from '../refusal.ts';

/** Replaces what stands between `<!-- name:begin -->` and `<!-- name:end -->` in a page that people write otherwise. */
export function between(page: string, name: string, content: string, file: string): string {
  const begin = `<!-- ${name}:begin -->`;
  const end = `<!-- ${name}:end -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from === -1 || to < from) {
    throw new Refusal(
      `${file} has no place for the ${name}`,
      `Write the two lines "${begin}" and "${end}" where it belongs`,
    );
  }
  return `${page.slice(0, from + begin.length)}\n${content}\n${page.slice(to)}`;
}
