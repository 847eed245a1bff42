/// Something in a row that demur never writes there: the file is damaged, or somebody else wrote to it.
struct Misfit: Error, Hashable {
  var what: String

  init(_ what: String) { self.what = what }
}
