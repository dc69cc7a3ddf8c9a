#include <limits>

#include "chapters/bend/model.h"
#include "chapters/stage/readout.h"
#include "lab/number_words.h"

namespace crease::bend {
namespace {

using stage::real_readout;
using stage::whole_readout;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<lab::Readout> Model::readouts() const {
  const regions::BoundaryCrossing* edited = is_secret() ? nullptr : edited_bend();
  return {whole_readout("bends", "Bends", bends(), "Points in view at which the boundary turns."),
          whole_readout("lines", "Components", static_cast<double>(lines_.size()),
                        "Separate lines in view that make up the boundary; 0: it is empty there."),
          whole_readout("closed", "Closed curves", closed_lines(), "Of these, those that close in view."),
          real_readout("angle", "Angle of the weight", edited == nullptr ? unknown : degrees(edited->turn),
                       "By how much the boundary turns where the chosen weight bends it.", "°"),
          real_readout("weight", "Weight from the bend", edited == nullptr ? unknown : edited->weight,
                       "The chosen weight, measured from how the normal of the boundary jumps."),
          whole_readout("crossings", "Crossings", tally_.crossings,
                        "Points in view where boundaries of different layers cross."),
          whole_readout("empty", "Empty boundaries", empty_, "Neurons without a boundary in view."),
          real_readout("dead", "Dead neurons", study_->drawn() == 0 ? unknown : study_->share(),
                       "Share of random neurons of a second layer that are off on the whole plane."),
          {"score", "Score", "", static_cast<double>(settings().right),
           lab::whole_text(settings().right) + " / " + lab::whole_text(settings().asked),
           "Right guesses, of all."}};
}

}  // namespace crease::bend
