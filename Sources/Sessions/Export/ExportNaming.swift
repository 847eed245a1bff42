/// Who is named in an export or a report.
package enum ExportNaming: String, CaseIterable {
  case pseudonyms, names
}
