/** A name as part of a file name on any system. */
export function fileNamePart(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'portfolio';
}
