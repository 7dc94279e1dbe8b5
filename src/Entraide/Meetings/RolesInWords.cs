using Entraide.Groups;
using Entraide.Platform.Words;

namespace Entraide.Meetings;

static class RolesInWords
{
    public static string RoleIn(this T words, Roles role) => role switch
    {
        Roles.Facilitator => words["Facilitator"],
        Roles.CoFacilitator => words["Co-facilitator"],
        Roles.Welcome => words["Welcome"],
        Roles.Time => words["Keeper of time"],
        Roles.Door => words["Door"],
        Roles.PhoneBuddy => words["Phone buddy"],
        _ => "",
    };
}
