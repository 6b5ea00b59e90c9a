import PdfDocument from 'pdfkit';
import { palette } from '../palette.ts';
import { type ReportFonts } from '../report-writer.ts';

/** Weight, size in points and colour of a text; colour is ink where it says nothing. */
export interface TextStyle {
  readonly weight: 'regular' | 'semibold';
  readonly size: number;
  readonly colour?: string;
}

type Element = PDFKit.PDFStructureElement;

/** What an element of the structure tree says of itself. */
export interface ElementFacts {
  readonly title?: string;
  /** What a picture shows. */
  readonly alt?: string;
  /** Where a picture stands: left, top, right, bottom. */
  readonly bbox?: [number, number, number, number];
  /** What a table heading heads. */
  readonly scope?: 'Row' | 'Column';
}

/** Letters that every text font has. */
const plainLetters = /^[\x20-\x7e\xa0-\xff]*$/;

/** A font file as the library holds it open; its types leave that out. */
interface OpenFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

function openFont(document: PDFKit.PDFDocument): OpenFont {
  return (document as unknown as { _font: { font: OpenFont } })._font.font;
}

/** The margins' inside on A4, in points from the top left corner. */
const margin = { left: 40, right: 40, top: 42, bottom: 50 };

/**
 * The paper of one PDF: where the next thing goes, and how text is measured, drawn and tagged. Everything drawn is either
 * content of the structure tree, for those who listen to the page, or marked as an artefact, which they are spared.
 */
export class Paper {
  readonly document: PDFKit.PDFDocument;
  readonly left = margin.left;
  readonly right: number;
  readonly top = margin.top;
  readonly bottom: number;
  /** Upper edge of what is drawn next. */
  y = margin.top;
  readonly #widths = new Map<string, number>();
  readonly #spellings = new Map<string, string>();
  readonly #glyphs: OpenFont;

  constructor(options: PDFKit.PDFDocumentOptions, fonts: ReportFonts) {
    this.document = new PdfDocument({ ...options, size: 'A4', margin: 0, bufferPages: true, autoFirstPage: false });
    this.document.registerFont('regular', fonts.regular);
    this.document.registerFont('semibold', fonts.semibold);
    this.document.addPage();
    this.#glyphs = openFont(this.document.font('regular'));
    this.right = this.document.page.width - margin.right;
    this.bottom = this.document.page.height - margin.bottom;
  }

  get width(): number {
    return this.right - this.left;
  }

  /** Whether a height still fits on this page. */
  fits(height: number): boolean {
    return this.y + height <= this.bottom;
  }

  startPage(): void {
    this.document.addPage();
    this.y = this.top;
  }

  /** Goes on to a new page where the height does not fit on this one. */
  makeRoom(height: number): void {
    if (!this.fits(height) && this.y > this.top) this.startPage();
  }

  /**
   * Text in letters that the fonts have: a letter they lack is written in its plain form where there is one (ᵢ as i), and
   * otherwise left to show as a box.
   */
  #spell(text: string): string {
    if (plainLetters.test(text)) return text;
    const known = this.#spellings.get(text);
    if (known !== undefined) return known;
    const spelled = [...text].map((letter) => (this.#canWrite(letter) ? letter : letter.normalize('NFKC'))).join('');
    this.#spellings.set(text, spelled);
    return spelled;
  }

  #canWrite(letter: string): boolean {
    return this.#glyphs.hasGlyphForCodePoint(letter.codePointAt(0)!);
  }

  /** Width of one line of text. */
  measure(text: string, style: TextStyle): number {
    const key = `${style.weight} ${style.size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.document.font(style.weight).fontSize(style.size).widthOfString(this.#spell(text));
    this.#widths.set(key, width);
    return width;
  }

  /** A picture of PNG or JPEG bytes with its size in pixels, to be drawn with `document.image`. */
  openPicture(bytes: Uint8Array): { readonly width: number; readonly height: number } {
    // A method of the library that its types leave out.
    const opener = this.document as unknown as { openImage(source: Buffer): { width: number; height: number } };
    return opener.openImage(Buffer.from(bytes));
  }

  /** Draws one line of text with its base line at `y`. */
  line(text: string, x: number, y: number, style: TextStyle): void {
    if (text === '') return;
    this.document
      .font(style.weight)
      .fontSize(style.size)
      .fillColor(style.colour ?? palette.ink)
      .text(this.#spell(text), x, y, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** A horizontal rule. */
  rule(y: number, thickness: number, colour: string, from = this.left, to = this.right): void {
    this.document.moveTo(from, y).lineTo(to, y).lineWidth(thickness).strokeColor(colour).stroke();
  }

  /** An element of the structure tree under another one. */
  element(parent: Element, type: string, options: ElementFacts = {}): Element {
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Draws content that belongs to an element; it must stay on one page. */
  mark(element: Element, type: string, draw: () => void): void {
    const content = this.document.markStructureContent(type);
    draw();
    this.document.endMarkedContent();
    element.add(content);
  }

  /** Draws content as an element of its own. */
  content(parent: Element, type: string, draw: () => void, options: ElementFacts = {}): void {
    const element = this.element(parent, type, options);
    this.mark(element, type, draw);
    element.end();
  }

  /** Draws what carries no meaning of its own: rules, repeated headings, page numbers. */
  artefact(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }
}
