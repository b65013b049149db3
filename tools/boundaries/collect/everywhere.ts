import type ts from 'typescript';

/** Only a part of the tree is compiled, and an answer needs more of it. */
export class TooNarrow extends Error {}

/** A tree's texts, and the files that the compiler holds of it. */
interface Texts {
  readonly files: readonly string[];
  readonly read: (file: string) => string;
  readonly sourceOf: (file: string) => ts.SourceFile | undefined;
}

/**
 * Answers what a file and all that it imports cannot: who else says this name? Whoever asks is written down, since what is
 * understood of him changes with files that he does not import.
 */
export class Everywhere {
  /** File by file: the names that were asked for while it was looked at, and the files of packages that it was held against. */
  readonly asked = new Map<string, Set<string>>();
  readonly needed = new Map<string, Set<string>>();
  private file = '';
  private readonly known = new Map<string, readonly ts.SourceFile[]>();
  private readonly texts: Texts;

  constructor(texts: Texts) {
    this.texts = texts;
  }

  /** All questions that follow are this file's. */
  lookingAt(file: string): void {
    this.file = file;
  }

  /**
   * Files whose text has this name.
   * @throws {TooNarrow} the compiler does not hold one of them
   */
  naming(name: string): readonly ts.SourceFile[] {
    note(this.asked, this.file, name);
    const known = this.known.get(name);
    if (known) return known;
    const found = this.filesNaming(name).map((file) => {
      const source = this.texts.sourceOf(file);
      if (!source) throw new TooNarrow(`${this.file} asks who says ${name}, and ${file} is not compiled`);
      return source;
    });
    this.known.set(name, found);
    return found;
  }

  filesNaming(name: string): readonly string[] {
    return this.texts.files.filter((file) => this.texts.read(file).includes(name));
  }

  /** What is looked at is compared with what these files of packages declare, whether it imports them or not. */
  needs(files: readonly string[]): void {
    for (const it of files) note(this.needed, this.file, it);
  }
}

function note(where: Map<string, Set<string>>, file: string, what: string): void {
  const known = where.get(file) ?? new Set<string>();
  where.set(file, known.add(what));
}
