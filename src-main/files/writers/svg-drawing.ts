/** A picture's inside and its size in its own units; the page's width is 720. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly content: string;
}
