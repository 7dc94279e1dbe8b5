using Entraide.Groups;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

static class WaysInWords
{
    public static string Way(this T words, Formats way) => way switch
    {
        Formats.Room => words["in the room"],
        Formats.Screen => words["on a screen"],
        Formats.Phone => words["by telephone"],
        Formats.Text => words["in writing"],
        _ => "",
    };

    public static string Likely(this T words, int people) => people == 0 ? words["Nobody is expected yet"] : words.Plural(people, "Likely one person", "Likely {n} people");
}
