using Entraide.Platform.Mail;
using Entraide.Platform.Words;

namespace Entraide.Admin.Mail;

static class LetterWords
{
    public static string Of(LetterState state, T words) => state switch
    {
        LetterState.Waiting => words["waits for its hour"],
        LetterState.Sent => words["sent"],
        LetterState.Failing => words["failed, will be tried again"],
        LetterState.Refused => words["refused for good"],
        LetterState.Expired => words["too late, not sent"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}

/// <summary>Enough of an address to recognise one's own, not enough to learn somebody else's.</summary>
static class Masks
{
    public static string Address(string address)
    {
        var (at, dot) = (address.LastIndexOf('@'), address.LastIndexOf('.'));
        return address.Length == 0 ? "•••" : $"{address[0]}•••@•••{(dot > at ? address[dot..] : "")}";
    }
}
