import Basics
import Study

/// Why the store refused: what, where, and what to do about it. Nothing was changed when one of these was thrown.
package enum StoreError: Error, Hashable, Sendable {
  // Opening and creating.
  case notFound(path: String)
  /// A packed file to be merged.
  case nothingToMerge(path: String)
  case isDirectory(path: String)
  case notAStudy(path: String, why: String)
  case tooLarge(path: String, bytes: Int64, limit: Int64)
  case newer(path: String, version: Int, known: Int)
  case older(path: String, version: Int, known: Int)
  case altered(path: String, what: String)
  case damaged(path: String, why: String)
  case alreadyExists(path: String)
  case noSuchFolder(path: String)
  case readOnlyFile(path: String)
  case unreadable(path: String)
  case unfinished(path: String)
  case readOnlyFolder(path: String)
  case networkFileSystem(path: String, kind: String)
  case unsuitable(path: String, setting: String, value: String)
  // Any time.
  case diskFull(path: String)
  case busy(path: String)
  /// The disk failed when all was written. The file was looked at since: nil where it cannot be read.
  case uncertain(path: String, isSaved: Bool?)
  case diskFailed(path: String)
  case unsettled(path: String, why: String)
  case partly(path: String, done: String, why: String)
  case replanned(path: String)
  case replaced(path: String)
  case failed(path: String, why: String)
  case unwritable(path: String, WriteFault)
  case nested(path: String)
  case refused(rule: String)
  // Authors.
  case duplicateInstance(key: InstanceKey)
  case unknownInstance(key: InstanceKey)
  case duplicateAnnotator(name: String)
  case badAnnotatorName(name: String, why: String)
  case duplicateWork(instance: InstanceKey, formulation: TaskFormulation)
  case unstorableText(what: String, why: String)
  case badDecision(why: String)
  case tooFewToAsk(needed: Int, available: Int)
  case nobodyToAskAgain(instance: InstanceKey)
  case nothingToJudge(instance: InstanceKey)
  case packed
  case stillHere(name: String)
  case erased(name: String)
  case notAPerson(name: String)
  case unmergeable(path: String, why: String, remedy: String)
  case noConflict(act: String)
  case labelOfUnknownInstance(place: String, key: InstanceKey, others: Int)
  case labelOfBadName(place: String, why: String)
  case labelsOfOtherTexts(place: String, other: TextMismatch, swapped: TextMismatch)
  case attachedOtherTexts(key: InstanceKey, isSwapped: Bool)
  case labelledOtherwise(place: String, annotator: String, what: String)
  // Annotators.
  case unknownAnnotator(name: String)
  case withdrawn(name: String)
  case notTheirWork
  case workWasMoved
  case doneElsewhere
  case workRequired
  case wrongFormulation(TaskFormulation)
  case closed(TaskFormulation)
  case nothingToTakeBack
  case nothingToRestore
  case badActID(String)
  case actIDReused(ActID)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notFound(let path):
      "\(path): there is no such study. Check the path, or make one with `demur init`."
    case .nothingToMerge(let path):
      "\(path): there is no such file. Check the path; nothing was merged."
    case .isDirectory(let path):
      "\(path): is a folder, and a study is one file. Name the file in it that ends in .demur."
    case .notAStudy(let path, let why):
      "\(path): is not a demur study (\(why)). Name another file, or make a study with `demur init`."
    case .tooLarge(let path, let bytes, let limit):
      "\(path): has \(bytes) bytes, more than the limit of \(limit). If it is yours and that large, raise the limit."
    case .newer(let path, let version, let known):
      "\(path): was made by a newer demur (format \(version), this one knows \(known)). Use a newer demur for it."
    case .older(let path, let version, let known):
      "\(path): was made by an older demur (format \(version), this one writes \(known)). It can be read; to go on with "
        + "it, bring it up to date with `demur migrate`, which keeps a backup beside it."
    case .altered(let path, let what):
      "\(path): was altered by another program (\(what)), so nothing of it is trusted. Use a backup, or the original file."
    case .damaged(let path, let why):
      "\(path): is damaged (\(why)). Use a backup; `demur verify` tells what is wrong with a file that still opens."
    case .alreadyExists(let path):
      "\(path): exists already and is left as it is. Choose another name, or remove it first."
    case .noSuchFolder(let path):
      "\(path): the folder for it does not exist. Make the folder first, or choose another."
    case .readOnlyFile(let path):
      "\(path): cannot be written to. Ask its owner for permission to write."
    case .unreadable(let path):
      "\(path): may not be read. Ask its owner for permission to read and write."
    case .unfinished(let path):
      "\(path): its machine stopped while something was being saved, and that has to be undone first. Open it once where it "
        + "may be written to, with the journal beside it: `demur annotate` does."
    case .readOnlyFolder(let path):
      "\(path): its folder cannot be written to, and a study keeps a journal beside its file while it saves. "
        + "Ask the folder's owner for permission to write, or copy the study to a folder of yours."
    case .networkFileSystem(let path, let kind):
      "\(path): lies on a network file system (\(kind)), where several people's writes can destroy a shared study. "
        + "Move it to a local disk of one machine and let people log in there, or give each annotator a file of their own "
        + "with `demur pack`."
    case .unsuitable(let path, let setting, let value):
      "\(path): SQLite would not set \(setting) (it says \(value)), and without it labels are not safe here. "
        + "Close other programs that have the file open, or move it to a local disk."
    case .diskFull(let path): "\(StoreError.unwritable(path: path, .noRoom))"
    case .busy(let path):
      "\(path): another program keeps it locked. Nothing of this was saved; try again, and close programs that hold the "
        + "file open."
    case .uncertain(let path, nil):
      "\(path): its disk failed at the last moment, and the file cannot be read now, so it is not known whether this was "
        + "saved. Look again when it can be read, and have the disk checked."
    case .uncertain(let path, true?):
      "\(path): its disk failed at the last moment, so it was not known whether this was saved, and demur looked in the file. "
        + "It was saved, but a power cut may undo it: have the disk checked."
    case .uncertain(let path, false?):
      "\(path): its disk failed at the last moment, so it was not known whether this was saved, and demur looked in the file. "
        + "It was not saved; do it again, and have the disk checked."
    case .diskFailed(let path):
      "\(path): its disk failed. Have the disk checked, and try again."
    case .unsettled(let path, let why):
      "\(path): was written, and may be gone after a power cut: \(why). Check the disk."
    case .partly(let path, let done, let why):
      "\(path): \(done), and then it could not go on: \(why). The same command goes on from there."
    case .replanned(let path):
      "\(path): somebody else changed instances, annotators, their work or its labels meanwhile. Nothing of this was saved; try again."
    case .replaced(let path):
      "\(path): was moved or removed, or another file was put in its place, since it was opened here. Nothing more is saved "
        + "to it; leave, and start again with the file that counts."
    case .failed(let path, let why):
      "\(path): \(why). Nothing of this was saved; check the disk and try again."
    case .unwritable(let path, let fault):
      "\(path): \(fault.reason). Nothing of this was saved; \(fault.remedy)."
    case .nested(let path):
      "\(path): cannot be saved to while the same program goes through it. Save after the loop."
    case .refused(let rule):
      "this is against the study's rules and was not saved: \(rule)."
    case .duplicateInstance(let key):
      "an instance with the id \(key) is in the study already, and ids are unique. Give it another id, or leave it out."
    case .unknownInstance(let key):
      "there is no instance with the id \(key) in the study. Import it first."
    case .duplicateAnnotator(let name):
      "an annotator named \(name) is in the study already. Choose another name."
    case .badAnnotatorName(let name, let why):
      "\"\(name)\" cannot be an annotator's name: \(why). Choose another name."
    case .duplicateWork(let instance, let formulation):
      "instance \(instance) is given to this annotator already (\(formulation.rawValue)). Leave it out of the assignment."
    case .unstorableText(let what, let why):
      "\(what) cannot be kept byte for byte: \(why). Correct the text and try again."
    case .badDecision(let why):
      "this decision cannot be saved: \(why)."
    case .tooFewToAsk(let needed, let available):
      "\(needed) further \(needed == 1 ? "annotator is" : "annotators are") asked for, and "
        + "\(available == 0 ? "nobody is" : "only \(available) are") there who has nothing to do with this instance yet. "
        + "Add people with `demur annotators add`."
    case .nobodyToAskAgain(let instance):
      "nobody can be asked again about instance \(instance): nobody who labelled it is still in the study, or all have been "
        + "asked. Ask further annotators instead."
    case .nothingToJudge(let instance):
      "nobody can be asked about instance \(instance): its text is not in this study, since only labels were imported. Keep "
        + "it, drop it or adjudicate it instead."
    case .packed:
      "this is one annotator's packed file, on which only `annotate`, `export`, `status` and `verify` work. Do it on the "
        + "study's own file."
    case .stillHere(let name):
      "\(name) has not left this study, so there is nothing to do."
    case .erased(let name):
      "what \(name) said was erased, and an annotator who was erased does not come back. Add them as somebody new, if they "
        + "want to take part again."
    case .notAPerson(let name):
      "\(name) is a language model, and packed files are for people. Name an annotator."
    case .unmergeable(let path, let why, let remedy):
      "\(path): \(why). Nothing was merged; \(remedy)."
    case .noConflict(let act):
      "\(act): no label of that id is contradicted from another file. `demur conflicts` lists those that are."
    case .labelOfUnknownInstance(let place, let key, let others):
      "\(place): there is no instance with the id \(key) in the study"
        + (others > 0 ? ", nor the \(others) others" : "")
        + ". Import the instances first, or have them made without texts (--without-texts). Nothing was imported."
    case .labelOfBadName(let place, let why):
      "\(place): this annotator cannot be added to the study: the name \(why). Correct it there. Nothing was imported."
    case .labelsOfOtherTexts(let place, let other, let swapped):
      "\(place): "
        + [
          other.labels == 0
            ? nil
            : "\(other) \(other.labels == 1 ? "was" : "were") given on other texts than the study has under these ids. "
              + "Import into the study that has those texts, or take the lines out.",
          swapped.labels == 0
            ? nil
            : "\(swapped) \(swapped.labels == 1 ? "was" : "were") given on the same texts with A and B swapped, as another "
              + "seed does. Turn them round with --swap-where-swapped.",
        ].compactMap(\.self).joined(separator: " ") + " Nothing was imported."
    case .attachedOtherTexts(let key, let isSwapped):
      "the labels on \(key) were given on "
        + (isSwapped ? "these texts with A and B swapped" : "other texts")
        + ", as their fingerprint tells. Import the texts that they belong to. Nothing was imported."
    case .labelledOtherwise(let place, let annotator, let what):
      "\(place): \(annotator) has labelled or excluded \(what) otherwise in this study, and a label is changed only by whoever "
        + "gave it. Take the line out, or import into a study of its own. Nothing was imported."
    case .unknownAnnotator(let name):
      "nobody named \(name) is an annotator of this study. Check the spelling, or ask its authors."
    case .withdrawn(let name):
      "\(name) has left this study. If that is a mistake, ask its authors."
    case .notTheirWork:
      "this is no work of this annotator, and was not saved."
    case .workWasMoved:
      "this piece of work was taken out of the assignment meanwhile, and was not saved. Go on with the next one."
    case .doneElsewhere:
      "this one was done on another screen meanwhile; what was said there stays, and this was not saved."
    case .workRequired:
      "this act needs a piece of work that it belongs to, and was not saved."
    case .wrongFormulation(let formulation):
      "this label does not belong to the \(formulation.rawValue) formulation, and was not saved."
    case .closed(let formulation):
      "the \(formulation.rawValue) labels are closed since the other formulation was begun, and stay as they are."
    case .nothingToTakeBack:
      "this was taken back or replaced already; nothing was changed."
    case .nothingToRestore:
      "there is nothing left to restore; nothing was changed."
    case .badActID(let id):
      "\"\(id)\" is no UUID in lower case, and acts need one."
    case .actIDReused(let id):
      "the id \(id.rawValue) belongs to another act already, and this one was not saved."
    }
  }
}

extension StoreError {
  /// What is in the way, without what was saved and what to do.
  var reason: String {
    switch self {
    case .diskFull: WriteFault.noRoom.reason
    case .unwritable(_, let fault): fault.reason
    case .busy: "another program keeps it locked"
    case .replanned: "somebody else changed instances, annotators, their work or its labels meanwhile"
    case .replaced: "another file was put in its place"
    case .failed(_, let why): why
    default: description.hasSuffix(".") ? String(description.dropLast()) : description
    }
  }
}
