"""From `pip install orgdrift pandas matplotlib` to a chart, as in a notebook."""

import matplotlib.pyplot as plt
import orgdrift

result = orgdrift.run("tickets-versus-experience", futures=50, progress=True)
print(*(answer.sentence for answer in result.answers), sep="\n")
weekly = result.table("company_weekly")
for option, course in weekly[weekly.measure == "outcome_index"].groupby("option"):
    plt.plot(course.week, course.q50, label=option)
plt.xlabel("week")
plt.ylabel("strategic outcome, points")
plt.legend()
plt.savefig("outcome.png")
