/**
 * Whether a value is where an extractor finds one (`library.mpi.version`), as in the mapping files of
 * compspec-go, whose extractors are library, system, kernel, nfd and custom, and of this project.
 */
export function isExtractorPath(text: string): boolean {
  return /^(?:custom|engine|gpu|kernel|library|network|nfd|system)(?:\.[\w-]+){2,}$/.test(text);
}
