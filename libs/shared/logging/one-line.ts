/** What terminals obey or what looks like the end of a line: controls (C0, DEL, C1), separators, changes of direction. */
const commands = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
/** The same without C0, which JSON escapes by itself, and whose line feed ends the line. */
const commandsInJson = /[\u007f-\u009f\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

const spelled = (it: string): string => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text of whoever, as a part of one line: it must not look like a line, or like the end of one, nor act. */
export const oneLine = (text: string): string => text.replaceAll(commands, spelled);

/** A finished line of JSON, in which nothing acts on the terminal that shows it. What it says stays the same. */
export const inertJson = (line: string): string => line.replaceAll(commandsInJson, spelled);
