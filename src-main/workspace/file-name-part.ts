/** A name as part of a file name on any system; `otherwise` where nothing of it is left. */
export function fileNamePart(name: string, otherwise = 'portfolio'): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || otherwise;
}
